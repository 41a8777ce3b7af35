import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import java.util.List;
import java.util.stream.Collectors;

/** Netty's DnsNameResolver with its defaults, and with argument 2 `tcp` able to ask over TCP when TC is set. */
final class NettyResolver {
    private NettyResolver() {}

    public static void main(String[] arguments) throws Exception {
        var group = new NioEventLoopGroup(1);
        var types = arguments[0].equals("A") ? ResolvedAddressTypes.IPV4_ONLY : ResolvedAddressTypes.IPV6_ONLY;
        var builder = new DnsNameResolverBuilder(group.next())
            .channelType(NioDatagramChannel.class).resolvedAddressTypes(types);
        if (arguments.length > 1 && arguments[1].equals("tcp")) {
            builder.socketChannelType(NioSocketChannel.class);
        }
        DnsNameResolver resolver = builder.build();
        Lines.answer(name -> resolve(resolver, name));
        group.shutdownGracefully();
    }

    private static List<String> resolve(DnsNameResolver resolver, String name) throws Lines.Failure {
        var future = resolver.resolveAll(name + ".").awaitUninterruptibly();
        if (future.isSuccess()) {
            return future.getNow().stream().map(found -> found.getHostAddress()).collect(Collectors.toList());
        }
        Throwable error = future.cause();
        throw new Lines.Failure(word(error), error.getMessage());
    }

    /** Its class, and that of its cause where there is one. */
    private static String word(Throwable error) {
        String word = error.getClass().getSimpleName();
        return error.getCause() == null ? word : word + ": " + error.getCause().getClass().getSimpleName();
    }
}
